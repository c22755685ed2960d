package io.stratos.sandbox.python.testing;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.concurrent.CountDownLatch;

/// A child that has left everything behind and listens to nobody: says so and stays. Uses nothing but the JDK.
public final class Deaf {
    /// Argument of one that takes back, with native code, that it is to die with its parent.
    public static final String UNBOUND = "unbound";

    private static final int PR_SET_PDEATHSIG = 1;

    private Deaf() {}

    public static void main(String[] args) throws Throwable {
        if (args.length == 1 && args[0].equals(UNBOUND)) {
            takeBack();
        }
        System.out.write('d');
        System.out.flush();
        new CountDownLatch(1).await();
    }

    @SuppressWarnings("restricted") // native code is what it is about
    private static void takeBack() throws Throwable {
        var linker = Linker.nativeLinker();
        var prctl = linker.downcallHandle(
                linker.defaultLookup().find("prctl").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        if ((int) prctl.invokeExact(PR_SET_PDEATHSIG, 0L) != 0) {
            throw new IllegalStateException("Invariant: everybody may take that back");
        }
    }
}
