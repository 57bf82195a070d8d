;;; eglot.el --- What Emacs shows and does with prlint  -*- lexical-binding: t; -*-

;; Opens the file of $PRLINT_FILE with the lines of the page, and tells in $PRLINT_TOLD, as JSON, what the editor then shows and does.

(require 'cl-lib)
(require 'json)
(require 'jsonrpc)
(unless (locate-library "eglot") ; Debian has it in a package of its own, which -Q leaves out
  (setq load-path (append (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*-[0-9]*") load-path)))
(require 'flymake)
(require 'eglot)
(setq eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0.1
      eglot-sync-connect 60
      eglot-connect-timeout 60
      large-file-warning-threshold nil
      enable-local-variables nil)

(defvar told nil)

(defun tell (key value) (push (cons key value) told))

(defun wait (what done)
  (let ((limit (+ (float-time) 60)))
    (while (and (not (funcall done)) (< (float-time) limit))
      (accept-process-output nil 0.05))
    (unless (funcall done) (error "Waited in vain for %s" what))))

(defun code-of (diagnostic)
  (let ((data (flymake-diagnostic-data diagnostic)))
    (plist-get (cdr (assq 'eglot-lsp-diag data)) :code)))

(defun words-of (diagnostic)
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun found () (cl-sort (flymake-diagnostics) #'< :key #'flymake-diagnostic-beg))

(defun shown ()
  (vconcat (mapcar (lambda (each) `((rule . ,(code-of each)) (words . ,(words-of each)))) (found))))

(defun of (rule) (cl-find rule (found) :key #'code-of :test #'equal))

(defun lines () (vconcat (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n")))

(defun act (rule title)
  "Choose the action whose title has TITLE at the first finding of RULE."
  (let ((before (buffer-chars-modified-tick)) (there (of rule)) (last-nonmenu-event ?x)) ; a key, no mouse
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (let ((names (mapcar (lambda (each) (if (consp each) (car each) each)) choices)))
                   (or (cl-find-if (lambda (name) (string-match-p (regexp-quote title) name)) names)
                       (error "No action %s in %s" title names))))))
      (eglot-code-actions (flymake-diagnostic-beg there) (flymake-diagnostic-end there) nil t))
    (wait title (lambda () (/= before (buffer-chars-modified-tick))))))

(defun session ()
  (load (expand-file-name (getenv "PRLINT_PAGE")) nil t t)
  (find-file (getenv "PRLINT_FILE"))
  (unless (derived-mode-p 'text-mode) (text-mode))
  (call-interactively #'eglot)
  (wait "diagnostics" #'found)
  (tell 'shown (shown))
  (goto-char (flymake-diagnostic-beg (of "dates/weekday-mismatch")))
  (let* ((server (eglot-current-server))
         (hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
         (symbols (jsonrpc-request server :textDocument/documentSymbol `(:textDocument ,(eglot--TextDocumentIdentifier)))))
    (tell 'hover (plist-get (plist-get hover :contents) :value))
    (tell 'symbols (vconcat (mapcar (lambda (each) (plist-get each :name)) symbols))))
  (act "trademarks/ascii-symbol" "®")
  (tell 'fixed (lines))
  (erase-buffer)
  (insert "🎉 “Unsaved” 𝔄 Calidex(R) did well.")
  (run-hooks 'post-command-hook)
  (eglot--signal-textDocument/didChange)
  (wait "diagnostics of what is not saved" (lambda () (and (found) (not (of "dates/weekday-mismatch")))))
  (tell 'unsaved (shown)))

(condition-case fault
    (session)
  (error (tell 'failed (format "%S" fault))))
(let ((coding-system-for-write 'utf-8-unix))
  (with-temp-file (getenv "PRLINT_TOLD") (insert (json-encode told))))
(kill-emacs 0)
