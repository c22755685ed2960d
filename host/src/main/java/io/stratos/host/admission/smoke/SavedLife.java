package io.stratos.host.admission.smoke;

/// A strategy's saved state and the world it was saved in.
@SuppressWarnings("ArrayRecordComponent") // handed over once and never changed
record SavedLife(long cursor, int schemaVersion, byte[] state, SmokeWorld world) {}
