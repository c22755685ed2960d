package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// The port of the local API, taken before the host does anything: one that cannot be asked and stopped does not begin
/// to trade. Who connects before the API is there waits for its answer.
public final class ControlPort implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private final ServerSocketChannel channel;

    private ControlPort(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /// Takes a port on loopback.
    ///
    /// @param port 0 for any
    /// @throws Refused with `ENV_PORT` if it is taken
    public static ControlPort take(int port) throws Refused {
        try {
            var channel = ServerSocketChannel.open();
            try {
                channel.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
                return new ControlPort(channel);
            } catch (IOException taken) {
                channel.close();
                throw taken;
            }
        } catch (IOException taken) {
            throw Refusal.of(ReasonCode.ENV_PORT, "the port cannot be used")
                    .at(LOOPBACK + ":" + port)
                    .refused();
        }
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /// Its number.
    int number() {
        return channel.socket().getLocalPort();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
