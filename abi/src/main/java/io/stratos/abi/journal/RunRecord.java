package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;

/// Kind RUN: what was run, once at the start of a backtest's data directory.
///
/// @param seed of the whole run
public record RunRecord(
        String runId,
        String bundleSha256,
        String configSha256,
        String tapeSha256,
        String venueSha256,
        long seed,
        InstanceId instance,
        AccountId account,
        String strategyVersion) {

    private static final int RUN_ID = (1 << 3) | WireType.LENGTH;
    private static final int BUNDLE_SHA256 = (2 << 3) | WireType.LENGTH;
    private static final int CONFIG_SHA256 = (3 << 3) | WireType.LENGTH;
    private static final int TAPE_SHA256 = (4 << 3) | WireType.LENGTH;
    private static final int VENUE_SHA256 = (5 << 3) | WireType.LENGTH;
    private static final int SEED = (6 << 3) | WireType.VARINT;
    private static final int INSTANCE = (7 << 3) | WireType.LENGTH;
    private static final int ACCOUNT = (8 << 3) | WireType.LENGTH;
    private static final int STRATEGY_VERSION = (9 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(RUN_ID, runId);
        RecordFields.hash(out, BUNDLE_SHA256, bundleSha256);
        RecordFields.hash(out, CONFIG_SHA256, configSha256);
        RecordFields.hash(out, TAPE_SHA256, tapeSha256);
        RecordFields.hash(out, VENUE_SHA256, venueSha256);
        out.int64(SEED, seed);
        out.text(INSTANCE, instance.toString());
        out.text(ACCOUNT, account.value());
        out.text(STRATEGY_VERSION, strategyVersion);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static RunRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String runId = "";
        String bundleSha256 = "";
        String configSha256 = "";
        String tapeSha256 = "";
        String venueSha256 = "";
        long seed = 0;
        String instance = "";
        String account = "";
        String strategyVersion = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case RUN_ID -> runId = RecordFields.text(in);
                case BUNDLE_SHA256 -> bundleSha256 = RecordFields.hash(in);
                case CONFIG_SHA256 -> configSha256 = RecordFields.hash(in);
                case TAPE_SHA256 -> tapeSha256 = RecordFields.hash(in);
                case VENUE_SHA256 -> venueSha256 = RecordFields.hash(in);
                case SEED -> seed = in.varint();
                case INSTANCE -> instance = RecordFields.text(in);
                case ACCOUNT -> account = RecordFields.text(in);
                case STRATEGY_VERSION -> strategyVersion = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new RunRecord(
                runId,
                bundleSha256,
                configSha256,
                tapeSha256,
                venueSha256,
                seed,
                RecordFields.instance(instance),
                RecordFields.account(account),
                strategyVersion);
    }
}
