package io.stratos.host.doctor;

/// One thing the doctor looked at.
///
/// @param needed whether the program cannot do its work without it
/// @param fix the command that mends it, empty if all is well
public record Finding(String name, boolean ok, boolean needed, String detail, String fix) {

    static Finding good(String name, String detail) {
        return new Finding(name, true, true, detail, "");
    }

    static Finding bad(String name, String detail, String fix) {
        return new Finding(name, false, true, detail, fix);
    }

    static Finding lacking(String name, String detail, String fix) {
        return new Finding(name, false, false, detail, fix);
    }
}
