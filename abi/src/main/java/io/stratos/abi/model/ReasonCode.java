package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Why something was refused, degraded, halted or recovered: one closed set (SPEC Z-3).
///
/// Numbers stand in ranges by area and are never reused. What a code means and what the operator does next
/// stands in `reason-codes.tsv` beside this class ([ReasonText]); `docs/reference/reason-codes.md` is
/// generated from both. To add a code: a line here, a line there, a test that earns it, and the generated
/// page; a test notices each omission.
public enum ReasonCode implements Numbered {
    OK(0),
    // BND container
    BND_FORMAT(1000),
    BND_PATH(1001),
    BND_TYPE(1002),
    BND_DUPLICATE(1003),
    BND_INCONSISTENT(1004),
    BND_TRAILING(1005),
    BND_BOMB(1006),
    BND_COUNT(1007),
    BND_SIZE(1008),
    BND_NAME(1009),
    BND_UNLISTED(1010),
    BND_MISSING(1011),
    BND_HASH(1012),
    BND_TOCTOU(1013),
    // SIG signature
    SIG_MISSING(1100),
    SIG_INVALID(1101),
    SIG_ALG(1102),
    // TRU trust store
    TRU_UNKNOWN(1200),
    TRU_EXPIRED(1201),
    TRU_NOT_YET(1202),
    TRU_REVOKED(1203),
    TRU_SCOPE(1204),
    TRU_ROLLBACK(1205),
    TRU_FASTFORWARD(1206),
    TRU_ANCHOR(1207),
    TRU_STALE(1208),
    TRU_PERM(1209),
    TRU_KEY(1210),
    // DSC descriptor
    DSC_PARSE(1300),
    DSC_FIELD(1301),
    DSC_VERSION(1302),
    DSC_CAPABILITY(1303),
    DSC_RESOURCE(1304),
    DSC_SMOKE(1305),
    DSC_CONFIG_SCHEMA(1306),
    DSC_NOT_EVALUATED(1307),
    // ABI module and messages
    ABI_INVALID(1400),
    ABI_IMPORT(1401),
    ABI_EXPORT(1402),
    ABI_FEATURE(1403),
    ABI_COMPLEXITY(1404),
    ABI_LIMIT(1405),
    ABI_MESSAGE(1406),
    ABI_POINTER(1407),
    ABI_VERSION(1408),
    ABI_STATE(1409),
    ABI_TAMPER(1410),
    ABI_NATIVE(1411),
    // RES resources
    RES_TIMEOUT(1500),
    RES_FUEL(1501),
    RES_MEMORY(1502),
    RES_STACK(1503),
    RES_FAULT(1504),
    RES_OUTPUT(1505),
    RES_PROCESS(1506),
    RES_RESTART(1507),
    RES_TIMERS(1508),
    RES_THREADS(1509),
    RES_NEAR_LIMIT(1510),
    RES_QUEUE(1511),
    RES_REVIVED(1512),
    // SBX forbidden capability
    SBX_IO(1600),
    SBX_PROCESS(1601),
    SBX_NATIVE(1602),
    SBX_HOST(1603),
    SBX_CLOCK(1604),
    SBX_ISOLATION(1605),
    // GATE intents
    GATE_META(2000),
    GATE_NUMBER(2001),
    GATE_INSTRUMENT(2002),
    GATE_CAPABILITY(2003),
    GATE_CALLBACK(2004),
    GATE_RATE_EVENT(2005),
    GATE_RATE_SECOND(2006),
    GATE_RATE_INSTANCE(2007),
    GATE_BELOW_FLOOR(2008),
    GATE_ABOVE_MAX(2009),
    GATE_PRICE(2010),
    GATE_TIF(2011),
    GATE_BUDGET(2012),
    GATE_REDUCE_ONLY(2013),
    GATE_NO_TRADE(2014),
    GATE_STALE(2015),
    GATE_TARGET(2016),
    GATE_SELFTRADE(2017),
    GATE_REFERENCE(2018),
    GATE_SLIPPAGE(2019),
    // IDM identity
    IDM_SPOOF(2200),
    IDM_REPLAY(2201),
    IDM_CONFLICT(2202),
    IDM_SCOPE(2203),
    IDM_OWNER(2204),
    // STA state
    STA_CHECKPOINT_DAMAGED(2400),
    STA_NO_CHECKPOINT(2401),
    STA_BINDING(2402),
    STA_ROLLBACK(2403),
    STA_SCHEMA(2404),
    STA_SIZE(2405),
    STA_RATE(2406),
    STA_REPLAY_DIVERGED(2407),
    STA_DELIVERY_GAP(2408),
    STA_LEDGER_LOCKED(2409),
    STA_LEDGER_DAMAGED(2410),
    STA_LEDGER_IO(2411),
    STA_RUN_MISMATCH(2412),
    STA_FENCED(2413),
    STA_LEDGER_VERSION(2414),
    LEDGER_BACKPRESSURE(2415),
    STA_UNCLEAN_STOP(2416),
    STA_UNRESTORABLE(2417),
    STA_WRITE_STALL(2418),
    STA_UNSAVED(2419),
    STA_OTHER_MODULE(2420),
    // TEL telemetry
    TEL_SCHEMA(2600),
    TEL_LIMIT(2601),
    TEL_CARDINALITY(2602),
    // LSE lease
    LSE_HELD(2700),
    LSE_FENCED(2701),
    LSE_FENCE_REGRESSED(2702),
    LSE_ENSEMBLE_CHANGED(2703),
    LSE_UNREACHABLE(2704),
    // EXE execution
    EXE_VENUE_REJECTED(3000),
    EXE_POST_ONLY_CROSSED(3001),
    EXE_NO_LIQUIDITY(3002),
    EXE_CANCEL_TOO_LATE(3003),
    EXE_AMEND_REJECTED(3004),
    EXE_EXPIRED(3005),
    EXE_CANCELED(3006),
    EXE_UNKNOWN(3007),
    EXE_INSUFFICIENT_FUNDS(3008),
    EXE_FILTER(3009),
    EXE_UNSUPPORTED(3010),
    EXE_NETWORK(3011),
    EXE_RATE_LIMITED(3012),
    EXE_NOT_SENT_TOO_LATE(3013),
    EXE_DUPLICATE(3014),
    EXE_BUSTED(3015),
    EXE_CLOCK(3016),
    EXE_ADAPTER(3017),
    EXE_SHADOW(3020),
    // REC reconciliation
    REC_MISSING_REMOTE(3200),
    REC_MISSING_LOCAL(3201),
    REC_DIVERGED(3202),
    REC_STALE(3203),
    REC_DANGEROUS(3204),
    REC_UNKNOWN_AGE(3205),
    REC_OPERATOR(3206),
    REC_PENDING(3207),
    REC_MATCH(3208),
    REC_CLOCK(3209),
    // SAF safety
    SAF_SAFE_MODE(3400),
    SAF_CLOSE_ONLY(3401),
    SAF_FLATTEN(3402),
    SAF_HALT(3403),
    SAF_LOOSEN_REFUSED(3404),
    SAF_NOT_FLAT(3405),
    // RSK risk port
    RSK_ORDER_NOTIONAL(3500),
    RSK_POSITION(3501),
    RSK_OPEN_ORDERS(3502),
    RSK_LEVERAGE(3503),
    RSK_DAILY_LOSS(3504),
    RSK_EXPOSURE(3505),
    RSK_UNKNOWN_BLOCK(3506),
    // AUD audit
    AUD_BROKEN(3600),
    AUD_TRUNCATED(3601),
    AUD_FORKED(3602),
    AUD_MISMATCH(3603),
    AUD_NO_RECORD(3604),
    // CFG configuration
    CFG_UNKNOWN_FIELD(4000),
    CFG_TYPE(4001),
    CFG_RANGE(4002),
    CFG_REQUIRED(4003),
    CFG_NOT_UPDATABLE(4004),
    CFG_HOST(4005),
    CFG_PENDING(4006),
    CFG_HISTORY(4007),
    CFG_SUPERSEDED(4008),
    // BRK breaker, SLO
    BRK_TIMEOUTS(4200),
    BRK_INTENT_RATE(4201),
    BRK_LATENCY(4202),
    BRK_QUALITY(4203),
    BRK_REJECTS(4204),
    BRK_FAULTS(4205),
    BRK_QUEUE(4206),
    SLO_LANE_SHARE(4300),
    SLO_LATENCY(4301),
    SLO_DROPS(4302),
    SLO_CPU(4303),
    // DAT market data and tapes
    DAT_TAPE_MISSING(4400),
    DAT_TAPE_TRUNCATED(4401),
    DAT_TAPE_FORMAT(4402),
    DAT_TAPE_HASH(4403),
    DAT_UNKNOWN_SYMBOL(4404),
    DAT_STALE(4405),
    DAT_GAP(4406),
    DAT_DUPLICATE(4407),
    DAT_ORDER(4408),
    // SVC models and signals
    SVC_UNKNOWN(4500),
    SVC_LANE(4501),
    SVC_BUSY(4502),
    SVC_TIMEOUT(4503),
    SVC_FAILED(4504),
    SVC_JAMMED(4505),

    DEP_EXISTS(4600),
    DEP_LIMIT(4601),
    DEP_STATE(4602),
    DEP_STOPPED(4603),
    DEP_BUSY(4604),
    DEP_TIMEOUT(4605),

    API_TOKEN(4700),
    API_ROLE(4701),
    API_TIMEOUT(4702),
    API_SLOW(4703),
    API_STREAMS(4704),
    // ENV environment
    ENV_JDK(9000),
    ENV_RUST(9001),
    ENV_TOOL(9002),
    ENV_FILE(9003),
    ENV_PORT(9004),
    ENV_DAEMON(9005),
    ENV_PLUGIN(9006),
    ENV_BUILD(9007),
    ENV_TESTS(9008),
    ENV_PLUGIN_HASH(9009),
    // CLI
    CLI_USAGE(9100),
    CLI_REASON(9101),
    INTERNAL(9900);

    private static final Table<ReasonCode> TABLE = new Table<>(ReasonCode.class);

    private final int number;

    ReasonCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The code with this number, or null if there is none.
    public static @Nullable ReasonCode ofNumber(int number) {
        return TABLE.find(number);
    }

    /// What the code means, in one sentence.
    public String meaning() {
        return ReasonText.of(this).meaning();
    }

    /// What the operator or author does next.
    public String nextStep() {
        return ReasonText.of(this).nextStep();
    }
}
