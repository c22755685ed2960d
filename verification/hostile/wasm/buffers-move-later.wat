;; Tells another place of its buffers once it was asked: the first answer counts.
;; expect: nothing
;; from: H51
(func $out (export "stratos_out") (result i32)
  (if (result i32) (global.get $calls) (then (i32.const -8)) (else (i32.const 8192))))
