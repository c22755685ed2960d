;; Orders what it was not given.
;; expect: gate GATE_INSTRUMENT
;; from: H82
(data (i32.const 8192)
  "\0a\27\0a\0e\08\4d\10\01\18\01\22\04\08\02\10\02\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f")
(func $attack (param $length i32) (result i32)
  (i32.const 41))
