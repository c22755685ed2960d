;; Loops for ever when asked for its output.
;; expect: admission RES_FUEL
;; from: H39
(func $out (export "stratos_out") (result i32)
  (loop $again (br $again))
  (i32.const 0))
