"""A tool server for writing assistants, over standard input and output, by the Python SDK of the Model Context Protocol (extra `mcp`).

`tools` says what can be asked and answers it, as plain objects and without the SDK; `server` speaks the protocol.
"""
