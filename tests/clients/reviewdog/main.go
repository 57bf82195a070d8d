// Reads a report the way reviewdog does, with its own parser, and prints what it understood, one finding a line.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/reviewdog/reviewdog/parser"
)

func main() {
	reader, err := parser.New(&parser.Option{FormatName: os.Args[1]})
	if err != nil {
		fail(err)
	}
	found, err := reader.Parse(os.Stdin)
	if err != nil {
		fail(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, diagnostic := range found {
		if err := out.Encode(diagnostic); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
