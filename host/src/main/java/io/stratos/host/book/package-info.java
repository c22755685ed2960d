/// The books of accounts as operators are shown them: orders, fills, positions, intents with their stages. Made from
/// committed
/// rows alone, so a running host and a stopped data directory give the same documents.
///
/// Main type: [io.stratos.host.book.AccountBooks]. Nothing here changes anything.
@NullMarked
package io.stratos.host.book;

import org.jspecify.annotations.NullMarked;
