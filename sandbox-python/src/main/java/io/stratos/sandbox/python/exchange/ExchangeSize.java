package io.stratos.sandbox.python.exchange;

/// How large the three areas of an exchange are.
///
/// @param sourceBytes the strategy's source
/// @param inputBytes longest encoded input
/// @param outputBytes longest encoded decision
public record ExchangeSize(int sourceBytes, int inputBytes, int outputBytes) {
    private static final int PAGE = 4096;

    public ExchangeSize {
        if (sourceBytes <= 0 || inputBytes <= 0 || outputBytes <= 0) {
            throw new IllegalArgumentException("Condition failed: areas are above zero");
        }
    }

    long sourceAt() {
        return PAGE;
    }

    long inputAt() {
        return sourceAt() + pages(sourceBytes);
    }

    long outputAt() {
        return inputAt() + pages(inputBytes);
    }

    long total() {
        return outputAt() + pages(outputBytes);
    }

    private static long pages(int bytes) {
        return ((long) bytes + PAGE - 1) / PAGE * PAGE;
    }
}
