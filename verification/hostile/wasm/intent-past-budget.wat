;; Orders more than its own budget.
;; expect: gate GATE_BUDGET
;; from: H73
(data (i32.const 8192)
  "\0a\26\0a\0d\08\01\10\01\18\01\22\03\08\b4\01\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 40))
