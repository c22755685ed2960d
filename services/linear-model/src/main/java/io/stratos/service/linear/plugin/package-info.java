/// What the host finds when it loads the plugin jar: one class, named in `META-INF/extensions.idx` and in
/// `META-INF/services`.
@NullMarked
package io.stratos.service.linear.plugin;

import org.jspecify.annotations.NullMarked;
