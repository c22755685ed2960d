/// JMH benchmarks of single steps; [io.stratos.verification.benchmarks.micro.MicroBenchmarks] runs
/// them and makes rows.
@NullMarked
package io.stratos.verification.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
