package io.stratos.sandbox.python;

/// Told what becomes of a child that serves a strategy. Any thread may call; neither method waits.
interface ChildFate {
    /// Of a child that serves nobody.
    ChildFate NOBODY = new ChildFate() {
        @Override
        public void settled() {
            // nobody waits for it
        }

        @Override
        public void lost() {
            // nobody misses it
        }
    };

    /// It has served for a while: what follows it should be prepared.
    void settled();

    /// It is killed after a fault.
    void lost();
}
