;; Places a stop, which it did not declare.
;; expect: gate GATE_CAPABILITY
;; from: H82
(data (i32.const 8192)
  "\0a\2c\0a\13\08\01\10\01\18\03\22\04\08\02\10\02\32\03\08\88\0e\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 46))
