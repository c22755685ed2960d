package io.stratos.host.live;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an operator decided about an instance while the host ran; the next start goes by it.
///
/// @param bundleSha256 hash of the bundle that was deployed, empty for an instance of the configuration file
/// @param config values of the strategy's own fields
/// @param isStopped whether it does not run until it is started again
public record DeployedInstance(
        InstanceId id, AccountId account, String bundleSha256, Map<String, String> config, boolean isStopped) {

    private static final String PREFIX = "deployed/";

    public DeployedInstance {
        config = Map.copyOf(config);
    }

    /// Whether an operator brought it; else it is one of the configuration file.
    public boolean isDeployed() {
        return !bundleSha256.isEmpty();
    }

    /// The same, to run or not to run.
    public DeployedInstance stopped(boolean stops) {
        return new DeployedInstance(id, account, bundleSha256, config, stops);
    }

    /// All that a ledger holds, in the order of their names.
    public static List<DeployedInstance> all(LedgerReader reader) {
        var all = new ArrayList<DeployedInstance>();
        reader.scan(Table.META, PREFIX.getBytes(StandardCharsets.US_ASCII), (_, row) -> {
            all.add(decode(row));
            return true;
        });
        return all;
    }

    static byte[] key(InstanceId id) {
        return (PREFIX + id).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] encode() {
        var out = RowBytes.writer();
        out.rawText(id.toString());
        out.rawText(account.value());
        out.rawText(bundleSha256);
        RowBytes.bool(out, isStopped);
        out.varint(config.size());
        config.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            out.rawText(entry.getKey());
            out.rawText(entry.getValue());
        });
        return out.toByteArray();
    }

    private static DeployedInstance decode(byte[] row) {
        try {
            var in = RowBytes.reader(row);
            var id = InstanceId.parse(RowBytes.text(in));
            var account = new AccountId(RowBytes.text(in));
            var bundle = RowBytes.text(in);
            boolean isStopped = in.varint() != 0;
            var config = new LinkedHashMap<String, String>();
            for (long left = in.varint(); left > 0; left--) {
                config.put(RowBytes.text(in), RowBytes.text(in));
            }
            return new DeployedInstance(id, account, bundle, config, isStopped);
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("deployed instance", damaged);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("Invariant: a deployed instance was written with a name", malformed);
        }
    }
}
