;; Brings the idempotency key of somebody else.
;; expect: gate IDM_SPOOF
;; from: H78
(data (i32.const 8192)
  "\0a\33\0a\0e\08\01\10\01\18\01\22\04\08\02\10\02\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f\5a\0a\42\08\64\65\61\64\62\65\65\66")
(func $attack (param $length i32) (result i32)
  (i32.const 53))
