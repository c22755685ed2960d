package io.stratos.abi.service;

import java.nio.file.Path;
import java.util.Map;

/// A kind of model or signal service. The host finds it by name, and opens it once for each place in its configuration.
public interface ServiceProvider {

    /// What configuration calls it; an identifier.
    String name();

    /// Opens a service. What the settings lack or get wrong is a refusal, never an exception.
    ///
    /// @param settings as configured; the provider names each it does not know
    /// @param folder what relative files of the settings are relative to
    ServiceOpening open(Map<String, String> settings, Path folder);
}
