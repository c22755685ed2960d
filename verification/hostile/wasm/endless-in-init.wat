;; Loops for ever in its first callback.
;; expect: RES_FUEL
;; from: H54
;; turn: init
(func $call (export "stratos_call") (param $length i32) (result i32)
  (loop $again (br $again))
  (i32.const 0))
