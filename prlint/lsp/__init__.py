"""`prlint lsp`: prlint for editors, by the Language Server Protocol 3.17 over standard input and output.

    session ── frames ── protocol ──▶ server ── documents   what is open, in the units of the client
                                             ── projects    what each file is checked with, as its configuration and packs stand now
                                             ── findings, actions, outline   what the client is told, from recomputed findings alone

One thread reads, another does everything else, one message after the other; it checks when nothing waits to be read.
"""
