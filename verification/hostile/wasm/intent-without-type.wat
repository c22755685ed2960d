;; Orders without saying what kind of order.
;; expect: gate GATE_META
;; from: H74
(data (i32.const 8192)
  "\0a\25\0a\0c\08\01\10\01\22\04\08\02\10\02\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 39))
