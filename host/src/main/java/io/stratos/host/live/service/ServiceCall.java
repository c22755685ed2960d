package io.stratos.host.live.service;

import io.stratos.abi.model.ServiceRequest;

/// A request of a committed turn on its way to a service.
///
/// @param dueNanos when an answer is of no use any more
/// @param answers where the answer goes
public record ServiceCall(ServiceRequest request, long dueNanos, ServiceInbox answers) {}
