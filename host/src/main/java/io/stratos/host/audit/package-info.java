/// The journal for people and outside tools: every record as JSON (`audit export`), and why an order did or did not go
/// out (`explain`), SPEC X-9.
@NullMarked
package io.stratos.host.audit;

import org.jspecify.annotations.NullMarked;
