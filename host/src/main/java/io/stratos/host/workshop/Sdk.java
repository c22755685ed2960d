package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.nio.file.Files;
import java.nio.file.Path;

/// What strategies of a language are written against.
final class Sdk {

    private static final String FOLDER = "abi";

    private Sdk() {}

    /// Its folder: of the working copy the program runs from, else of the distribution.
    ///
    /// @param language `rust` or `python`
    static Path folder(Environment environment, String language) throws Refused {
        var installation = environment.installation();
        var copy = WorkingCopy.above(installation == null ? environment.workingDirectory() : installation);
        if (copy != null) {
            return copy.resolve(FOLDER).resolve(language);
        }
        var installed =
                installation == null ? null : installation.resolve(FOLDER).resolve(language);
        if (installed != null && Files.isDirectory(installed)) {
            return installed;
        }
        throw Refusal.of(ReasonCode.ENV_TOOL, "the SDK is missing")
                .got("none", FOLDER + "/" + language + " of an installed distribution")
                .fix("install the distribution again")
                .refused();
    }
}
