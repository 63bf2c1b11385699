"""The command line: each module is one subcommand, with `configure(parser)` and `run(args) -> status`."""
