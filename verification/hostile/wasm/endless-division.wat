;; Loops over the slowest arithmetic there is.
;; expect: RES_FUEL
;; from: H46
(func $attack (param $length i32) (result i32) (local $x f64)
  (loop $again
    (local.set $x (f64.sqrt (f64.div (f64.add (local.get $x) (f64.const 1)) (f64.const 3))))
    (br $again))
  (i32.const 0))
