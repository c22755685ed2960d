/// The main job in one go: the very commands a person would type, run one after the other and checked.
///
/// Main type: [io.stratos.host.demo.Demo]. Knows the command line only as a program to start.
@NullMarked
package io.stratos.host.demo;

import org.jspecify.annotations.NullMarked;
