package io.stratos.host.plugin;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.MarketAccess;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketProvider;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Market data out of a text file, a line for each trade: its symbol and its price. Refused where it is not entered in
/// its own class loader. Once it is closed a file says so.
public final class FakeMarket implements MarketProvider {

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public MarketOpening open(MarketAccess access) {
        var own = getClass().getClassLoader();
        if (Thread.currentThread().getContextClassLoader() != own) {
            return new MarketOpening.Refused(ReasonCode.ENV_PLUGIN, "not in its own loader");
        }
        if (!access.settings().keySet().equals(Map.of("file", "").keySet())) {
            return new MarketOpening.Refused(ReasonCode.CFG_HOST, "settings are file alone");
        }
        try {
            var file = access.folder().resolve(access.settings().get("file"));
            return new MarketOpening.Connected(new Lines(access, Files.readAllLines(file)));
        } catch (IOException unreadable) {
            return new MarketOpening.Refused(ReasonCode.ENV_FILE, "the file cannot be read");
        }
    }

    private static final class Lines implements MarketSource {
        private final MarketAccess access;
        private final List<String> lines;
        private int next;

        Lines(MarketAccess access, List<String> lines) {
            this.access = access;
            this.lines = lines;
            next = (int) access.afterRecord();
        }

        @Override
        public int poll(long nowNanos, int recordsMax, MarketSink sink) {
            int handed = 0;
            while (isUp() && handed < recordsMax) {
                var words = lines.get(next++).split(" ", -1);
                var body = new EventBody.Trade(Decimal.of(words[1]), Decimal.ONE, null, 0);
                sink.record(new MarketRecord(next, instrument(words[0]), next, nowNanos, 0, body));
                handed++;
            }
            return handed;
        }

        private int instrument(String symbol) {
            return access.instruments().stream()
                    .filter(one -> one.symbol().equals(symbol))
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        @Override
        public boolean isUp() {
            return next < lines.size();
        }

        @Override
        public void close() {
            try {
                Files.writeString(access.folder().resolve("closed"), "");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
