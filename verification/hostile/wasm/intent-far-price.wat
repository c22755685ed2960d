;; A limit ten times the market's price.
;; expect: gate GATE_SLIPPAGE
;; from: H73
(data (i32.const 8192)
  "\0a\2d\0a\14\08\01\10\01\18\02\22\04\08\02\10\02\2a\04\08\d0\8c\01\38\01" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 47))
