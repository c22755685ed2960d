;; Loops for ever.
;; expect: RES_FUEL
;; from: H46
(func $attack (param $length i32) (result i32)
  (loop $again (br $again))
  (i32.const 0))
