package io.stratos.host.demo;

/// One step of the demo, as it went.
///
/// @param name what it is called
/// @param command what a person types for it, empty for a comparison
/// @param detail what it showed
public record DemoStep(String name, String command, boolean ok, double seconds, String detail) {}
