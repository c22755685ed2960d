;; Counts to 99 million units when asked for its output: each checkpoint would ask again, on the lane.
;; expect: admission RES_FUEL
;; from: H39
(func $out (export "stratos_out") (result i32)
  (local $i i32)
  (local.set $i (i32.const 19000000))
  (loop $again
    (br_if $again (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
  (i32.const 0))
