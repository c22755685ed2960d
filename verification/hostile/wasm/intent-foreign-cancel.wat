;; Cancels an order that is not its own.
;; expect: gate GATE_TARGET
;; from: H84
(data (i32.const 8192)
  "\0a\1d\12\04\0a\02\08\01" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 31))
