/// The command line: parses, calls, prints (CLI.md). The only package that writes to the terminal.
///
/// Main type: [io.stratos.host.cli.StratosMain]. To add a command: a class here, a line in
/// [io.stratos.host.cli.Commands], an example in its help, a test over [io.stratos.host.cli.CommandLineProgram].
@NullMarked
package io.stratos.host.cli;

import org.jspecify.annotations.NullMarked;
