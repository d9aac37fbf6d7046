print("cyclopedia")
