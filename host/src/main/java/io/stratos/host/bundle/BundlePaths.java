package io.stratos.host.bundle;

/// Where everything lies in a bundle.
public final class BundlePaths {

    public static final String MANIFEST = "manifest.json";
    public static final String SIGNATURES = "manifest.sig";
    public static final String DESCRIPTOR = "strategy.yaml";
    public static final String CONFIG_SCHEMA = "config.schema.json";
    public static final String PROVENANCE = "provenance.json";
    /// Code of every kind lies below it.
    public static final String CODE = "code/";
    /// Optional: how state of older schema versions is read.
    public static final String MIGRATIONS = "migrations/";
    /// Optional: recorded inputs and the decisions they must give.
    public static final String VECTORS = "vectors/";

    private BundlePaths() {}
}
