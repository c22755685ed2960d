package io.stratos.verification.benchmarks.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured on, without names of hosts or people; and how busy it was with other things
/// meanwhile.
public final class Machine {
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final Path CPU_TIMES = Path.of("/proc/stat");
    private static final int STEAL = 8;

    private final double loadBefore;
    private final long[] timesBefore;

    private Machine(double load, long[] times) {
        loadBefore = load;
        timesBefore = times;
    }

    /// Call it before the first measurement.
    public static Machine observe() {
        return new Machine(load(), cpuTimes());
    }

    /// Call it after the last one.
    public Map<String, Object> describe() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var machine = new LinkedHashMap<String, Object>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("memory_mib", system.getTotalMemorySize() >> 20);
        machine.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.put("jvm_options", String.join(" ", options()));
        machine.put("kernel", System.getProperty("os.name") + " " + system.getVersion() + " " + system.getArch());
        machine.put("cpu", cpu());
        machine.put("load_before", loadBefore);
        machine.put("load_after", load());
        machine.put("steal_percent", stealPercent(timesBefore, cpuTimes()));
        return machine;
    }

    /// Options that change speed; paths are nobody's business.
    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .filter(option -> !option.startsWith("-Xlog"))
                .map(option -> option.startsWith("-XX:AOTCache=") ? "-XX:AOTCache" : option)
                .toList();
    }

    private static String cpu() {
        return lines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static double load() {
        return lines(LOAD).stream()
                .findFirst()
                .map(line -> Double.valueOf(line.substring(0, line.indexOf(' '))))
                .orElse(-1.0);
    }

    private static long[] cpuTimes() {
        return lines(CPU_TIMES).stream()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .map(line -> List.of(line.split("\\s+")).stream()
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .orElse(new long[STEAL + 2]);
    }

    private static double stealPercent(long[] before, long[] after) {
        long total = 0;
        for (int i = 0; i < Math.min(STEAL, before.length); i++) {
            total += after[i] - before[i];
        }
        return total == 0 ? 0 : Math.round(1000.0 * (after[STEAL - 1] - before[STEAL - 1]) / total) / 10.0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return List.of(); // not Linux: that part is not described
        }
    }
}
