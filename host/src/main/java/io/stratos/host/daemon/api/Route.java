package io.stratos.host.daemon.api;

/// One call of the local API.
///
/// @param method GET or POST
/// @param least role that it needs
/// @param says what it takes and answers
public record Route(String method, String path, Role least, Says says) {}
