;; Two runs of two billion locals, in ten bytes.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(section 3 "\07\00\00\00\00\00\01\01")
(section 10 "\07\06\00\41\80\80\04\0b" (repeat 4 "\05\00\41\80\08\0b") "\04\00\41\00\0b"
  "\10\02\ff\ff\ff\ff\07\7f\ff\ff\ff\ff\07\7e\41\00\0b")
