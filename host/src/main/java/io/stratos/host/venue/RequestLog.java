package io.stratos.host.venue;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line for each request that changes an order, as soon as it was read and before anything is made of it: account,
/// what is asked, client order id. What the venue refuses, drops or never answers stands there too, over all its
/// starts.
///
/// Written before the request goes on, so a process that is killed has it in the file. Any thread.
final class RequestLog implements AutoCloseable {
    private static final Pattern SPACE = Pattern.compile("\\s");

    private final @Nullable FileChannel file;

    private RequestLog(@Nullable FileChannel file) {
        this.file = file;
    }

    /// Appends to a file; null for nowhere.
    ///
    /// @throws Refused with ENV_FILE if it cannot be written
    static RequestLog to(@Nullable Path file) throws Refused {
        try {
            return new RequestLog(
                    file == null ? null : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException unusable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the file for the venue's requests cannot be written")
                    .at(String.valueOf(file))
                    .refused();
        }
    }

    /// @throws UncheckedIOException if it cannot be written: the request is not taken then
    synchronized void received(AccountId account, VenueRequest request) {
        if (file == null) {
            return;
        }
        var line = account.value() + " " + word(request) + " "
                + SPACE.matcher(request.clientOrderId()).replaceAll("_") + "\n";
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                int _ = file.write(bytes);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String word(VenueRequest request) {
        return switch (request) {
            case VenueRequest.Place _ -> "place";
            case VenueRequest.Cancel _ -> "cancel";
            case VenueRequest.Amend _ -> "amend";
        };
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
