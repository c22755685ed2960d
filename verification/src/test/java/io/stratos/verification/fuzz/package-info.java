/// Bytes that a guest or its process chooses, made up by a fuzzer: only named codes may come out.
///
/// Every build replays what lies in `verification/fuzz` (`FuzzReplayTest`); `./stratos test --suite fuzz` lets the
/// fuzzer look for more, a minute for each target.
@NullMarked
package io.stratos.verification.fuzz;

import org.jspecify.annotations.NullMarked;
