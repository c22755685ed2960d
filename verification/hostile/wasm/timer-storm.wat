;; Wants a timer every nanosecond.
;; expect: gate RES_TIMERS
;; from: H58
(data (i32.const 8192) "\2a\06\08\01\10\05\18\01")
(func $attack (param $length i32) (result i32)
  (i32.const 8))
