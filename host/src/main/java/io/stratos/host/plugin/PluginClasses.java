package io.stratos.host.plugin;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// The class loader of one plugin: its own classes and resources first, out of the bytes that were verified,
/// except for the types that host and plugins share.
final class PluginClasses extends PluginClassLoader {

    /// Types that cross the border between host and plugin must be the same class on both sides.
    private static final List<String> SHARED =
            List.of("io.stratos.abi.", "io.stratos.execution.venue.", "org.slf4j.", "org.jspecify.");

    private static final String SCHEME = "plugin";

    private final PluginEntries jar;
    private final CodeSource source;

    PluginClasses(PluginManager manager, PluginDescriptor descriptor, PluginEntries jar) {
        super(manager, descriptor, PluginClasses.class.getClassLoader());
        this.jar = jar;
        source = new CodeSource(place(jar), (Certificate[]) null);
    }

    /// A plugin may ask where it is installed, to find what lies beside it.
    private static URL place(PluginEntries jar) {
        try {
            return jar.file().toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("Invariant: a file has an address, got=" + jar.file(), impossible);
        }
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return SHARED.stream().anyMatch(className::startsWith) || super.shouldDelegateToParent(className);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = jar.bytes(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, source);
    }

    @Override
    public @Nullable URL findResource(String name) {
        return jar.bytes(name) == null ? null : address(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) {
        var found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }

    /// `plugin:/JAR/NAME`, which only this loader can open.
    private URL address(String name) {
        try {
            return URL.of(new URI(SCHEME, null, prefix() + name, null), new Entries());
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException("Invariant: every name has an address, got=" + name, impossible);
        }
    }

    private String prefix() {
        return "/" + jar.file().getFileName() + "/";
    }

    private final class Entries extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new Opened(url);
        }
    }

    /// An entry of the jar, in memory.
    private final class Opened extends URLConnection {
        Opened(URL url) {
            super(url);
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public InputStream getInputStream() throws java.io.IOException {
            var name = URI.create(url.toString()).getPath().substring(prefix().length());
            var bytes = jar.bytes(name);
            if (bytes == null) {
                throw new java.io.FileNotFoundException(url.toString());
            }
            return new ByteArrayInputStream(bytes);
        }
    }
}
