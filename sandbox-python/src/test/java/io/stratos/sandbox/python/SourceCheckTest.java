package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Limits;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What admission says of a source, with lines and without its text.
@Tag("M-29")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourceCheckTest {
    private final PythonRuntime runtime = Homes.runtime();

    @AfterAll
    void closed() {
        runtime.close();
    }

    @Test
    void everyForbiddenImportAndNameIsRefusedWithItsLine() {
        var violations = Guests.refused(runtime, """
            import math, socket
            import os.path
            from subprocess import run
            import java
            import threading
            import ctypes
            import secrets
            import left_pad
            from . import neighbour
            open('x')
            eval('1')
            print.__globals__
            print.mro()
            """, Limits.patient());

        assertThat(violations)
                .extracting(Violation::code, Violation::where)
                .containsExactlyInAnyOrder(
                        tuple(ReasonCode.SBX_IO, "strategy.py:1"),
                        tuple(ReasonCode.SBX_IO, "strategy.py:2"),
                        tuple(ReasonCode.SBX_PROCESS, "strategy.py:3"),
                        tuple(ReasonCode.SBX_HOST, "strategy.py:4"),
                        tuple(ReasonCode.RES_THREADS, "strategy.py:5"),
                        tuple(ReasonCode.SBX_NATIVE, "strategy.py:6"),
                        tuple(ReasonCode.SBX_CLOCK, "strategy.py:7"),
                        tuple(ReasonCode.ABI_IMPORT, "strategy.py:8"),
                        tuple(ReasonCode.ABI_IMPORT, "strategy.py:9"),
                        tuple(ReasonCode.SBX_IO, "strategy.py:10"),
                        tuple(ReasonCode.SBX_HOST, "strategy.py:11"),
                        tuple(ReasonCode.SBX_HOST, "strategy.py:12"),
                        tuple(ReasonCode.SBX_HOST, "strategy.py:13"));
    }

    @Test
    @Tag("M-5")
    void chanceOfTheInterpreterAndModulesOfOtherModulesAreRefusedWithTheirLine() {
        var violations = Guests.refused(runtime, """
            import random, uuid
            uuid.os.urandom(8)
            random._os.getpid()
            from uuid import sys
            import weakref
            id(random)
            class Late:
                def __del__(self): pass
            Late.__del__ = print
            id = uuid.uuid4
            """, Limits.patient());

        assertThat(violations)
                .extracting(Violation::code, Violation::where)
                .containsExactlyInAnyOrder(
                        tuple(ReasonCode.SBX_IO, "strategy.py:2"),
                        tuple(ReasonCode.SBX_IO, "strategy.py:3"),
                        tuple(ReasonCode.SBX_HOST, "strategy.py:4"),
                        tuple(ReasonCode.SBX_CLOCK, "strategy.py:5"),
                        tuple(ReasonCode.SBX_CLOCK, "strategy.py:6"),
                        tuple(ReasonCode.SBX_CLOCK, "strategy.py:8"),
                        tuple(ReasonCode.SBX_CLOCK, "strategy.py:9"));
    }

    @Test
    void syntaxErrorIsRefusedWithItsLine() {
        assertThat(Guests.refused(runtime, "x = 1\ndef broken(:\n", Limits.patient()))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo(ReasonCode.ABI_INVALID);
                    assertThat(violation.where()).isEqualTo("strategy.py:2");
                });
    }

    @Test
    void sourceThatIsTooLongOrNoTextIsRefusedWithoutAChild() {
        var tooLong = new byte[Limits.patient().codeBytesMax() + 1];
        var noText = new byte[] {'x', (byte) 0xff};

        assertThat(codeOf(runtime.compile(tooLong, Limits.patient()))).isEqualTo(ReasonCode.ABI_COMPLEXITY);
        assertThat(codeOf(runtime.compile(new byte[0], Limits.patient()))).isEqualTo(ReasonCode.ABI_COMPLEXITY);
        assertThat(codeOf(runtime.compile(noText, Limits.patient()))).isEqualTo(ReasonCode.ABI_INVALID);
        assertThat(codeOf(runtime.compile(new byte[] {'x', 0}, Limits.patient())))
                .isEqualTo(ReasonCode.ABI_INVALID);
    }

    @Test
    void withoutTheChildsFilesEverySourceIsRefusedWithARemedy() {
        try (var homeless = new PythonRuntime(System::nanoTime, Optional.empty(), 0)) {
            assertThat(codeOf(homeless.compile(new byte[] {'x'}, Limits.patient())))
                    .isEqualTo(ReasonCode.RES_PROCESS);
            assertThat(homeless.engine()).contains("missing");
        }
    }

    private static ReasonCode codeOf(CompileResult result) {
        return ((CompileResult.Refused) result).violations().getFirst().code();
    }
}
