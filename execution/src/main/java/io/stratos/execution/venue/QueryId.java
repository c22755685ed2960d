package io.stratos.execution.venue;

/// Names one question, so that its answer can be told from a late one to another.
///
/// @param run the reconciliation that asks, dense over the life of the account
/// @param ordinal place among the run's questions, from 0
public record QueryId(long run, int ordinal) implements Comparable<QueryId> {

    @Override
    public int compareTo(QueryId other) {
        int byRun = Long.compare(run, other.run);
        return byRun != 0 ? byRun : Integer.compare(ordinal, other.ordinal);
    }
}
