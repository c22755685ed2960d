;; Orders a quantity of zero.
;; expect: gate GATE_NUMBER
;; from: H73
(data (i32.const 8192)
  "\0a\23\0a\0a\08\01\10\01\18\01\22\00\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 37))
