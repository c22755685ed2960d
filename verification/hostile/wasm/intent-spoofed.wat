;; Claims to be another bot.
;; expect: gate IDM_SPOOF
;; from: H75
(data (i32.const 8192)
  "\0a\30\0a\0e\08\01\10\01\18\01\22\04\08\02\10\02\38\02" "\52\15\0a\02\08\28\10\80\94\eb\dc\03\18\80\94\eb\dc\03\22\03\08\d0\0f\5a\07\12\05\6f\74\68\65\72")
(func $attack (param $length i32) (result i32)
  (i32.const 50))
