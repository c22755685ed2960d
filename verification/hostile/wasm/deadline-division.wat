;; Divides for ever where no fuel is counted.
;; expect: RES_TIMEOUT
;; from: H46
;; fuel: 0
;; deadline_ms: 30
(func $attack (param $length i32) (result i32) (local $x i64)
  (loop $again
    (local.set $x (i64.add (i64.div_u (local.get $x) (i64.const 7)) (i64.const -9)))
    (br $again))
  (i32.const 0))
