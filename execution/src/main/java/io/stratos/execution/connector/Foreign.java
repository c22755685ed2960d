package io.stratos.execution.connector;

import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.LocalBook.Quarantined;

/// Something at the venue that is not the account's own.
///
/// @param category as it was found
/// @param how whether an operator accepted it
public record Foreign(Category category, Quarantined how) {}
